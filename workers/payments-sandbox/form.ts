// Reads form-encoded parameters as Stripe does: `metadata[booking_id]=…&expand[0]=…` becomes records of text.

export type Form = { [name: string]: string | Form };

const deepest = 3;

/** The parameters as nested records, or null if a name is malformed, too deep, or given twice. */
export function parseForm(text: string): Form | null {
  const form: Form = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const path = /^([\w-]+)((?:\[[\w-]*\])*)$/.exec(name);
    if (!path) return null;
    const inner = [...(path[2] ?? '').matchAll(/\[([\w-]*)\]/g)].map((match) => match[1] ?? '');
    if (inner.length > deepest || !put(form, [path[1] ?? '', ...inner], value)) return null;
  }
  return form;
}

function put(form: Form, path: string[], value: string): boolean {
  const [name = '', ...rest] = path;
  // `expand[]=a&expand[]=b` counts its own places.
  const key = name === '' ? String(Object.keys(form).length) : name;
  if (rest.length === 0) {
    if (form[key] !== undefined) return false;
    form[key] = value;
    return true;
  }
  form[key] ??= Object.create(null) as Form;
  const inner = form[key];
  return typeof inner === 'object' && put(inner, rest, value);
}
