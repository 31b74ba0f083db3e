/** Makes the manifest's `contributes` and texts (package.nls.json) from the tables of this folder (`npm run manifest`). */
import { allCommands } from "./allCommands";
import { menuNames, submenus } from "./command";
import { paletteCondition } from "./palette";
import { rowKeys } from "./rowKeys";
import { settings } from "./settings";
import { factsOf, viewNames } from "./views";
import { walkthrough } from "./walkthrough";
import { type Welcome, welcomes } from "./welcomes";
import { profileCount, stateOf } from "./when";

/** The views of a service exist while it has a profile, the Sandbox view while a sandbox runs. */
const sidebar = [
  // Exists before the activation, which hides it if there is a profile: opening the sidebar then activates the extension.
  { view: "getStarted", title: "Get Started", collapsed: false, when: "forticloud.getStarted.state != hidden" },
  ...viewNames.map((view) => {
    const { title, collapsed, service } = factsOf(view);
    return { view, title, collapsed, when: profileCount.atLeastOne(service) };
  }),
  { view: "sandbox", title: "Sandbox", collapsed: true, when: stateOf("sandbox", "running") },
];

/** Texts by key, in the order of their use. */
class Texts {
  readonly all: Record<string, string> = {};

  /** @returns the text's placeholder */
  key(key: string, text: string): string {
    this.all[key] = text;
    return `%${key}%`;
  }
}

/** @param schemas operations whose body has a schema in dist/schemas */
export function manifest(schemas: readonly string[]): { readonly contributes: object; readonly texts: object } {
  const texts = new Texts();
  const name = texts.key("extension.displayName", "FortiCloud Explorer");
  texts.key(
    "extension.description",
    "FortiCNP alerts and FortiToken Cloud users in the sidebar: browse, find, create, change, with a local sandbox of both services. Unofficial.",
  );
  texts.key(
    "capabilities.untrustedWorkspaces",
    "In Restricted Mode, importing or synchronizing users from workspace files is disabled.",
  );
  const icon = "media/forticloud.svg";
  const contributes = {
    viewsContainers: { activitybar: [{ id: "forticloud", title: name, icon }] },
    views: {
      forticloud: sidebar.map(({ view, title, collapsed, when }) => ({
        id: `forticloud.${view}`,
        name: texts.key(`view.${view}`, title),
        icon,
        when,
        ...(collapsed && { visibility: "collapsed" }),
      })),
    },
    viewsWelcome: welcomes.map(([view, state, welcome]) => ({
      view: `forticloud.${view}`,
      contents: texts.key(`welcome.${view}.${state}`, contentsOf(welcome)),
      when: stateOf(view, state),
    })),
    commands: Object.entries(allCommands).map(([command, { title, icon: codicon }]) => ({
      command: `forticloud.${command}`,
      title: texts.key(`command.${command}`, title),
      category: "FortiCloud",
      ...(codicon !== undefined && { icon: `$(${codicon})` }),
    })),
    submenus: Object.entries(submenus).map(([id, { title }]) => ({ id, label: texts.key(`submenu.${id}`, title) })),
    menus: menus(),
    walkthroughs: [walkthroughOf(texts)],
    keybindings: [
      ...Object.entries(allCommands).flatMap(([command, { key }]) =>
        key ? [{ command: `forticloud.${command}`, ...key }] : [],
      ),
      ...rowKeys,
    ],
    authentication: [
      { id: "forticloud-fortitoken", label: "FortiToken Cloud" },
      { id: "forticloud-forticnp", label: "FortiCNP" },
    ],
    configuration: {
      title: name,
      properties: Object.fromEntries(
        Object.entries(settings).map(([setting, { text, ...schema }]) => [
          `forticloud.${setting}`,
          { ...schema, scope: "machine", markdownDescription: texts.key(`setting.${setting}`, text) },
        ]),
      ),
    },
    jsonValidation: schemas.map((operation) => ({
      fileMatch: `${operation}.request.json`,
      url: `./dist/schemas/${operation}.json`,
    })),
  };
  return { contributes, texts: texts.all };
}

function walkthroughOf(texts: Texts): object {
  const { id, title, description, steps } = walkthrough;
  return {
    id,
    title: texts.key(`walkthrough.${id}`, title),
    description: texts.key(`walkthrough.${id}.description`, description),
    steps: steps.map((step) => ({
      id: step.id,
      title: texts.key(`walkthrough.${id}.${step.id}`, step.title),
      description: texts.key(`walkthrough.${id}.${step.id}.text`, step.text.join("\n\n")),
      completionEvents: step.doneBy,
      media: {
        image: `media/pictures/${step.picture.name}.webp`,
        altText: texts.key(`walkthrough.${id}.${step.id}.picture`, step.picture.shows),
      },
    })),
  };
}

/** A link alone on its line becomes a button. */
function contentsOf({ text, buttons, link }: Welcome): string {
  const links = buttons.map(({ title, command, arguments: given }) => {
    const query = given ? `?${encodeURIComponent(JSON.stringify(given))}` : "";
    return `[${title}](command:forticloud.${command}${query})`;
  });
  return [text, ...links, ...(link === undefined ? [] : [link])].join("\n");
}

function menus(): object {
  const entries: Record<string, object[]> = Object.fromEntries(
    ["commandPalette", ...menuNames].map((menu) => [menu, []]),
  );
  for (const [name, declared] of Object.entries(allCommands)) {
    const command = `forticloud.${name}`;
    const when = paletteCondition(declared);
    if (when !== undefined) entries["commandPalette"]?.push({ command, when });
    for (const { menu, ...entry } of declared.menus) entries[menu]?.push({ command, ...entry });
  }
  for (const [submenu, { when, group }] of Object.entries(submenus)) {
    entries["view/item/context"]?.push({ submenu, when, group });
  }
  return entries;
}
