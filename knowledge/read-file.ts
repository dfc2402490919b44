import type * as z from 'zod';

export interface Problem {
  file: string;
  /** Keys and indices joined by dots; '' is the whole file. */
  path: string;
  reason: string;
}

/** The value of a JSON text; undefined when it is none, and the problem says why. */
export function parse(file: string, text: string, problems: Problem[]): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    problems.push({ file, path: '', reason: `is not JSON: ${(error as Error).message}` });
    return undefined;
  }
}

/** The value in its shape; undefined when it is of another, and the problems say where. */
export function validate<T>(
  shape: z.ZodType<T>,
  file: string,
  at: readonly PropertyKey[],
  value: unknown,
  problems: Problem[],
  name = '',
): T | undefined {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    problems.push({ file, path: [...at, ...issue.path].join('.'), reason: `${issue.message}${name}` });
  }
  return undefined;
}

/** The rows of a list that are in their shape, each with its index; those that are not are problems. */
export function validateRows<T>(
  shape: z.ZodType<T>,
  file: string,
  value: unknown,
  problems: Problem[],
): { row: T; at: number }[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push({ file, path: '', reason: 'must be a list' });
    return [];
  }
  return value.flatMap((it, at) => {
    const row = validate(shape, file, [at], it, problems, nameOf(it));
    return row === undefined ? [] : [{ row, at }];
  });
}

/** A number says little in a list of hundreds. */
const nameOf = (row: unknown): string => {
  const id = (row as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? `, in "${id}"` : '';
};
