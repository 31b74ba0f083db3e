/** Stands in for the `form-data` package that axios bundles: no request of ours has a multipart body. */
export default class FormData {}
