/** What a command may do, and for whom. Decided by a person, once per command of the manifest: a test fails for one that is not here. */
export interface CommandAccess {
  /**
   * The most it does. `read`: shows something or asks a service for it. `copy`: the clipboard as well. `editor`: changes what this editor
   * keeps (profiles, secrets, filters). `sandbox`: changes the emulator on this machine. `write`: changes something in a service.
   */
  readonly does: "read" | "copy" | "editor" | "sandbox" | "write";
  /**
   * Who asks the person before something is changed. `itself`: the command, always. `offRow`: the gate, unless the command was called on a row
   * of our views, by a click there; without a row the command itself asks whom it is for. `no`: nobody has to.
   */
  readonly asks: "itself" | "offRow" | "no";
  /** Whether a link from outside the editor (`vscode://…`) may run it. */
  readonly link: boolean;
  /** Whether a language model may run it. */
  readonly model: boolean;
  /** Whether a file of the workspace may be handed to it; in a workspace that is not trusted, none ever is. */
  readonly file: boolean;
}

/** Every command, without `forticloud.`. */
export const commandAccess: Readonly<Record<string, CommandAccess>> = {
  // Profiles
  addProfile: { does: "editor", asks: "itself", link: false, model: false, file: false },
  editProfile: { does: "editor", asks: "itself", link: false, model: false, file: false },
  removeProfile: { does: "editor", asks: "itself", link: false, model: false, file: false },
  signIn: { does: "editor", asks: "itself", link: false, model: false, file: false },
  manageProfiles: { does: "editor", asks: "itself", link: false, model: false, file: false },
  switchCompany: { does: "editor", asks: "itself", link: false, model: false, file: false },
  signOut: { does: "editor", asks: "offRow", link: false, model: false, file: false },
  testConnection: { does: "read", asks: "no", link: false, model: false, file: false },
  showLog: { does: "read", asks: "no", link: false, model: false, file: false },
  // Views
  findUser: { does: "read", asks: "no", link: false, model: false, file: false },
  refreshRow: { does: "read", asks: "no", link: false, model: false, file: false },
  retry: { does: "read", asks: "no", link: false, model: false, file: false },
  loadMore: { does: "read", asks: "no", link: false, model: false, file: false },
  "realms.refresh": { does: "read", asks: "no", link: false, model: false, file: false },
  "users.refresh": { does: "read", asks: "no", link: false, model: false, file: false },
  "alerts.refresh": { does: "read", asks: "no", link: false, model: false, file: false },
  "countries.refresh": { does: "read", asks: "no", link: false, model: false, file: false },
  "tokens.refresh": { does: "read", asks: "no", link: false, model: false, file: false },
  "licence.refresh": { does: "read", asks: "no", link: false, model: false, file: false },
  "resources.refresh": { does: "read", asks: "no", link: false, model: false, file: false },
  "cloudAccounts.refresh": { does: "read", asks: "no", link: false, model: false, file: false },
  "reference.refresh": { does: "read", asks: "no", link: false, model: false, file: false },
  runForViewProfile: { does: "read", asks: "no", link: false, model: false, file: false },
  "realms.filter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "users.filter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "alerts.filter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "countries.filter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "tokens.filter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "licence.filter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "resources.filter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "cloudAccounts.filter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "reference.filter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "realms.clearFilter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "users.clearFilter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "alerts.clearFilter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "countries.clearFilter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "tokens.clearFilter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "licence.clearFilter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "resources.clearFilter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "cloudAccounts.clearFilter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "reference.clearFilter": { does: "editor", asks: "no", link: false, model: false, file: false },
  "realms.savedFilters": { does: "editor", asks: "no", link: false, model: false, file: false },
  "users.savedFilters": { does: "editor", asks: "no", link: false, model: false, file: false },
  "tokens.savedFilters": { does: "editor", asks: "no", link: false, model: false, file: false },
  "licence.savedFilters": { does: "editor", asks: "no", link: false, model: false, file: false },
  "alerts.savedFilters": { does: "editor", asks: "no", link: false, model: false, file: false },
  "resources.savedFilters": { does: "editor", asks: "no", link: false, model: false, file: false },
  "cloudAccounts.savedFilters": { does: "editor", asks: "no", link: false, model: false, file: false },
  "countries.savedFilters": { does: "editor", asks: "no", link: false, model: false, file: false },
  "reference.savedFilters": { does: "editor", asks: "no", link: false, model: false, file: false },
  "alerts.groupBySeverity": { does: "editor", asks: "no", link: false, model: false, file: false },
  "alerts.groupBySeverity.active": { does: "editor", asks: "no", link: false, model: false, file: false },
  "alerts.groupByState": { does: "editor", asks: "no", link: false, model: false, file: false },
  "alerts.groupByState.active": { does: "editor", asks: "no", link: false, model: false, file: false },
  "alerts.groupByCloud": { does: "editor", asks: "no", link: false, model: false, file: false },
  "alerts.groupByCloud.active": { does: "editor", asks: "no", link: false, model: false, file: false },
  "resources.addType": { does: "editor", asks: "no", link: false, model: false, file: false },
  "resources.removeType": { does: "editor", asks: "no", link: false, model: false, file: false },
  showAlertsOfPolicy: { does: "read", asks: "no", link: false, model: false, file: false },
  showAlertsFromCountry: { does: "read", asks: "no", link: false, model: false, file: false },
  showAlertsOfSeverity: { does: "read", asks: "no", link: false, model: false, file: false },
  showAlertsOfActivity: { does: "read", asks: "no", link: false, model: false, file: false },
  showAlertsOfAccount: { does: "read", asks: "no", link: false, model: false, file: false },
  showAlertsOfResource: { does: "read", asks: "no", link: false, model: false, file: false },
  showTokens: { does: "read", asks: "no", link: false, model: false, file: false },
  showOwner: { does: "read", asks: "no", link: false, model: false, file: false },
  showPushResults: { does: "read", asks: "no", link: false, model: false, file: false },
  // Records
  openRecord: { does: "read", asks: "no", link: true, model: false, file: false },
  openAsJson: { does: "read", asks: "no", link: false, model: false, file: false },
  selectForCompare: { does: "read", asks: "no", link: false, model: false, file: false },
  compareWithSelected: { does: "read", asks: "no", link: false, model: false, file: false },
  copyId: { does: "copy", asks: "no", link: false, model: false, file: false },
  copyAsCurl: { does: "copy", asks: "no", link: false, model: false, file: false },
  copyLink: { does: "copy", asks: "no", link: false, model: false, file: false },
  copySignInAsCurl: { does: "copy", asks: "no", link: false, model: false, file: false },
  // Users, tokens and quotas
  createUser: { does: "write", asks: "itself", link: false, model: false, file: false },
  editUser: { does: "write", asks: "itself", link: false, model: false, file: false },
  disableUser: { does: "write", asks: "itself", link: false, model: false, file: false },
  lockUser: { does: "write", asks: "itself", link: false, model: false, file: false },
  bypassOn: { does: "write", asks: "itself", link: false, model: false, file: false },
  newToken: { does: "write", asks: "itself", link: false, model: false, file: false },
  aliasUser: { does: "write", asks: "itself", link: false, model: false, file: false },
  giveTemporaryToken: { does: "write", asks: "itself", link: false, model: false, file: false },
  takeTemporaryToken: { does: "write", asks: "itself", link: false, model: false, file: false },
  changeRealmQuota: { does: "write", asks: "itself", link: false, model: false, file: false },
  deleteUser: { does: "write", asks: "itself", link: false, model: false, file: false },
  deleteUsers: { does: "write", asks: "itself", link: false, model: false, file: false },
  syncUsers: { does: "write", asks: "itself", link: false, model: false, file: true },
  enableUser: { does: "write", asks: "offRow", link: false, model: false, file: false },
  unlockUser: { does: "write", asks: "offRow", link: false, model: false, file: false },
  bypassOff: { does: "write", asks: "offRow", link: false, model: false, file: false },
  tryAuthentication: { does: "write", asks: "offRow", link: false, model: false, file: false },
  undo: { does: "write", asks: "itself", link: false, model: false, file: false },
  // Send Request
  sendRequest: { does: "write", asks: "itself", link: false, model: false, file: false },
  sendRequestBody: { does: "write", asks: "itself", link: false, model: false, file: false },
  repeatRequest: { does: "write", asks: "itself", link: false, model: false, file: false },
  requestHistory: { does: "write", asks: "itself", link: false, model: false, file: false },
  editRequestParameters: { does: "read", asks: "no", link: false, model: false, file: false },
  showAnswerHeaders: { does: "read", asks: "no", link: false, model: false, file: false },
  saveAnswer: { does: "read", asks: "no", link: false, model: false, file: false },
  copyRequestAsCurl: { does: "copy", asks: "no", link: false, model: false, file: false },
  // Sandbox
  startSandbox: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  stopSandbox: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  addSandboxProfiles: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  addSandboxManagementProfile: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  approvePush: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  rejectPush: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  activateSandboxToken: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  changeSandboxOption: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  resetSandboxOptions: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  addFault: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  clearFaults: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  openSandboxGuide: { does: "sandbox", asks: "no", link: false, model: false, file: false },
  resetSandbox: { does: "sandbox", asks: "itself", link: false, model: false, file: false },
  copySandboxCode: { does: "copy", asks: "no", link: false, model: false, file: false },
  copyTokenCode: { does: "copy", asks: "no", link: false, model: false, file: false },
  copySandboxAddress: { does: "copy", asks: "no", link: false, model: false, file: false },
  copySandboxClientId: { does: "copy", asks: "no", link: false, model: false, file: false },
  copySandboxSecret: { does: "copy", asks: "no", link: false, model: false, file: false },
  copySandboxPath: { does: "copy", asks: "no", link: false, model: false, file: false },
};
