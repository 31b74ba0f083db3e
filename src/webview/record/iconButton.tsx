interface Props {
  /** A codicon's name. */
  readonly icon: string;
  /** The name for screen readers and the tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly busy?: boolean;
  readonly disabled?: boolean;
}

export function IconButton({ icon, label, onClick, busy = false, disabled = false }: Props) {
  const spin = busy ? " codicon-modifier-spin" : "";
  return (
    <button type="button" class="icon-button" title={label} aria-label={label} disabled={disabled} onClick={onClick}>
      <span class={`codicon codicon-${icon}${spin}`} aria-hidden="true" />
    </button>
  );
}
