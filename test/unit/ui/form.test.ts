import assert from "node:assert/strict";
import { Form, type Field } from "../../../src/ui/form";
import { back } from "../../../src/ui/quickInput";
import * as vscode from "vscode";
import { ScriptedInput } from "./scriptedInput";

interface User {
  username: string;
  email: string;
  method: string;
  phone: string;
  password: string;
  active: boolean;
}

const fields: Field<User>[] = [
  { key: "username", label: "User name", type: "text", required: true },
  {
    key: "email",
    label: "E-mail",
    type: "text",
    required: true,
    validate: (value) => (value.includes("@") ? undefined : "An e-mail address has an @."),
  },
  {
    key: "method",
    label: "Method",
    type: "choice",
    value: "FTM",
    choices: [
      { value: "FTM", label: "Mobile app" },
      { value: "SMS", label: "Text message", description: "$(mail) to the phone" },
    ],
    otherChoice: "Other…",
  },
  { key: "phone", label: "Phone", type: "text", required: true, visible: ({ method }) => method === "SMS" },
  { key: "password", label: "Password", type: "password" },
  { key: "active", label: "Active", type: "flag", value: true },
];

const mlund = { username: "mlund", email: "mlund@example.net", method: "FTM", active: true };

function setUp(...answers: ConstructorParameters<typeof ScriptedInput>) {
  const input = new ScriptedInput(...answers);
  const shown: unknown[] = [];
  const form = new Form(
    input,
    { withProgress: (_title, work) => work(new AbortController().signal, () => undefined) },
    { describe: (error) => (error as Error).message, show: (error) => Promise.resolve(void shown.push(error)) },
  );
  const submitted: User[] = [];
  const run = (
    values?: Partial<User>,
    submit: (values: User) => Promise<void> = (entered) => Promise.resolve(void submitted.push(entered)),
  ) =>
    form.run<User>({ title: "User", submitLabel: "Create user in Lab", fields, ...(values ? { values } : {}), submit });
  const summary = (index: number) => input.rows(index);
  return { input, form, run, submitted, shown, summary };
}

describe("form", () => {
  it("asks for the required fields one by one, with step numbers, and submits from the summary", async () => {
    const { input, run, submitted, summary } = setUp("mlund", "mlund@example.net", "Create user in Lab");
    assert.deepEqual(await run(), { ...mlund, phone: "", password: "" });
    assert.equal(submitted.length, 1);
    assert.deepEqual(
      input.asked.slice(0, 2).map(({ step, totalSteps, canGoBack }) => [step, totalSteps, canGoBack]),
      [
        [1, 2, false],
        [2, 2, true],
      ],
    );
    assert.deepEqual(
      summary(0).map(({ label, description }) => [label, description]),
      [
        ["$(check) Create user in Lab", undefined],
        ["User name", "mlund"],
        ["E-mail", "mlund@example.net"],
        ["Method", "Mobile app"],
        ["Password", "not set"],
        ["Active", "yes"],
      ],
    );
  });

  it("returns to the previous question and keeps its input", async () => {
    const { input, run } = setUp("wrong", back, "mlund", "mlund@example.net", "Create user");
    assert.equal((await run())?.username, "mlund");
    assert.equal((input.asked[2] as { value?: string }).value, "wrong");
  });

  it("refuses empty and invalid text in the input box", async () => {
    const { input, run } = setUp("", "mlund", "nobody", "mlund@example.net", "Create user");
    assert.equal((await run())?.email, "mlund@example.net");
    assert.deepEqual(input.refusals, ["Enter a value. This field is required.", "An e-mail address has an @."]);
  });

  it("does nothing when a question or the summary is cancelled with Esc", async () => {
    for (const answers of [[undefined], ["mlund", undefined], ["mlund", "mlund@example.net", undefined]]) {
      const { run, submitted } = setUp(...answers);
      assert.equal(await run(), undefined);
      assert.deepEqual(submitted, []);
    }
  });

  it("marks fields that differ from the edited record, and keeps an untouched password unchanged", async () => {
    const { run, summary, submitted } = setUp("E-mail", "ml@example.net", "Active", "Password", "n3w", undefined);
    assert.equal(await run(mlund), undefined);
    assert.deepEqual(submitted, []);
    assert.ok(summary(0).some(({ label, description }) => label === "Password" && description === "unchanged"));
    assert.deepEqual(
      summary(-1).map(({ description }) => description),
      [undefined, "mlund", "ml@example.net · changed", "Mobile app", "•••••••• · changed", "no · changed"],
    );
  });

  it("returns to the unchanged summary when a field is cancelled with Esc", async () => {
    const { run } = setUp("E-mail", undefined, "Create user");
    assert.equal((await run(mlund))?.email, "mlund@example.net");
  });

  it("accepts a typed value for a choice, and hides fields that do not apply", async () => {
    const { run, summary } = setUp(
      "Method",
      "Other…",
      "FTK",
      "Method",
      "Text message",
      "Phone",
      "+15550100007",
      "Create",
    );
    const values = await run(mlund);
    assert.deepEqual([values?.method, values?.phone], ["SMS", "+15550100007"]);
    assert.ok(!summary(0).some(({ label }) => label === "Phone"));
    assert.ok(summary(-1).some(({ label }) => label === "Phone"));
  });

  it("proposes a value that the user still accepts, and takes a typed one only if it is valid", async () => {
    const places: Field<{ place: string }>[] = [
      {
        key: "place",
        label: "Place",
        type: "choice",
        required: true,
        choices: [{ value: "https://a", label: "a" }],
        typedChoice: (text) => `Use ${text}`,
        validate: (value) => (value.includes("x") ? "No $(x)." : undefined),
      },
    ];
    const ask = async (suggestion: string, ...answers: ConstructorParameters<typeof ScriptedInput>) => {
      const { input, form } = setUp(...answers);
      const submit = () => Promise.resolve();
      const values = await form.run<{ place: string }>({
        title: "Place",
        submitLabel: "Go",
        fields: [{ ...places[0]!, suggestion }],
        submit,
      });
      const [asked] = input.asked;
      assert.ok(asked && "typed" in asked);
      return { values, asked, input };
    };
    const known = await ask("https://a", "a");
    assert.deepEqual([known.asked.active, known.asked.text, known.values?.place], ["https://a", "", "https://a"]);
    const unknown = await ask("b", undefined);
    assert.deepEqual([unknown.asked.text, unknown.values], ["b", undefined]);
    const typed = await ask("b", "x.y", "c");
    assert.deepEqual([typed.input.refusals, typed.values?.place], [["No \\$(x)."], "c"]);
    assert.deepEqual(await typed.asked.typed?.("$(x)"), { label: "$(error) \\$(x)", detail: "No \\$(x)." });
  });

  it("names the field that prevents submitting, and opens it", async () => {
    const { run, submitted, summary } = setUp(
      "Method",
      "Text message",
      "Create user",
      "Phone: Enter",
      "+15550100007",
      "Create user",
    );
    assert.equal((await run(mlund))?.phone, "+15550100007");
    assert.equal(submitted.length, 1);
    assert.match(summary(-1)[0]!.label, /\$\(error\) Phone: Enter a value/);
  });

  it("reopens with its input and the error on top when submitting fails", async () => {
    const failure = new Error("The user exists already. Choose another name.");
    let calls = 0;
    const { run, shown, summary } = setUp("Password", "n3w", "Create user", "exists already", "Create user");
    const values = await run(mlund, () => (++calls === 1 ? Promise.reject(failure) : Promise.resolve()));
    assert.equal(calls, 2);
    assert.equal(values?.password, "n3w");
    assert.deepEqual(shown, [failure]);
    const [top] = summary(-1);
    assert.deepEqual([top?.label, top?.detail], ["$(error) The user exists already.", "Choose another name."]);
  });

  it("reopens without an error when submitting was cancelled", async () => {
    const { run, summary } = setUp("Create user", undefined);
    const cancelled = () => Promise.reject(new vscode.CancellationError());
    assert.equal(await run(mlund, cancelled), undefined);
    assert.equal(summary(-1)[0]?.label, "$(check) Create user in Lab");
  });

  it("asks for confirmation before the progress starts, and reopens with its input when that is cancelled", async () => {
    const input = new ScriptedInput("Create user", "Create user");
    const done: string[] = [];
    const withProgress = async <T>(
      title: string,
      work: (signal: AbortSignal, report: () => void) => Promise<T>,
    ): Promise<T> => {
      done.push(title);
      return work(new AbortController().signal, () => undefined);
    };
    const form = new Form(input, { withProgress }, { describe: String, show: () => Promise.resolve() });
    await form.run<User>({
      title: "User",
      submitLabel: "Create user in Lab",
      fields,
      values: mlund,
      beforeSubmit: ({ username }) => {
        done.push(`asked about ${username}`);
        return done.length === 1 ? Promise.reject(new vscode.CancellationError()) : Promise.resolve();
      },
      submit: ({ username }) => Promise.resolve(void done.push(`sent ${username}`)),
    });
    assert.deepEqual(done, ["asked about mlund", "asked about mlund", "Create user in Lab", "sent mlund"]);
    assert.ok(input.rows(1).some(({ description }) => description?.includes("mlund@example.net")));
  });

  it("shows a value's $(icon) as text", async () => {
    const { run, summary } = setUp(undefined);
    await run({ ...mlund, username: "$(trash)" });
    assert.equal(summary(0)[1]?.description, "\\$(trash)");
  });

  it("shows a choice's $(icon) as text", async () => {
    const { run, summary } = setUp("Method", undefined, undefined);
    await run(mlund);
    assert.equal(summary(1)[1]?.description, "\\$(mail) to the phone");
  });

  it("submits at once after its only field", async () => {
    const input = new ScriptedInput("s3cret");
    const form = new Form(
      input,
      { withProgress: (_title, work) => work(new AbortController().signal, () => undefined) },
      { describe: String, show: () => Promise.resolve() },
    );
    const values = await form.run<{ secret: string }>({
      title: "Sign in",
      submitLabel: "Sign in",
      fields: [{ key: "secret", label: "Secret", type: "password", required: true }],
      submit: () => Promise.resolve(),
    });
    assert.deepEqual([values, input.left], [{ secret: "s3cret" }, 0]);
  });
});
