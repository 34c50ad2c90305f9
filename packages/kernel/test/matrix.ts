// Small dense linear algebra, as a textbook writes it: Cholesky for what the passes are given, Gauss–Jordan for the oracle.

export type Matrix = readonly (readonly number[])[];

export function submatrix(a: Matrix, rows: readonly number[], columns: readonly number[]): number[][] {
  return rows.map((i) => columns.map((j) => at(a, i, j)));
}

export function transpose(a: Matrix): number[][] {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j] as number));
}

export function multiply(a: Matrix, b: Matrix): number[][] {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, i) => sum + x * at(b, i, j), 0)));
}

/** L with L·Lᵀ = a. */
export function choleskyOf(a: Matrix): number[][] {
  const l = a.map((row) => row.map(() => 0));
  a.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let sum = row[j] as number;
      for (let s = 0; s < j; s++) sum -= at(l, i, s) * at(l, j, s);
      (l[i] as number[])[j] = i === j ? Math.sqrt(sum) : sum / at(l, j, j);
    }
  });
  return l;
}

/** Inverse of a lower-triangular matrix. */
export function invertLower(l: Matrix): number[][] {
  const inverse = l.map((row) => row.map(() => 0));
  l.forEach((_, j) => {
    for (let i = j; i < l.length; i++) {
      let sum = i === j ? 1 : 0;
      for (let s = j; s < i; s++) sum -= at(l, i, s) * at(inverse, s, j);
      (inverse[i] as number[])[j] = sum / at(l, i, i);
    }
  });
  return inverse;
}

/** Inverse and determinant by Gauss–Jordan elimination with row pivots. */
export function gaussJordan(a: Matrix): { readonly inverse: number[][]; readonly determinant: number } {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...a.map((_, j) => (i === j ? 1 : 0))]);
  let determinant = 1;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let i = c + 1; i < n; i++) if (Math.abs(at(rows, i, c)) > Math.abs(at(rows, pivot, c))) pivot = i;
    if (pivot !== c) {
      [rows[c], rows[pivot]] = [rows[pivot] as number[], rows[c] as number[]];
      determinant = -determinant;
    }
    const scale = at(rows, c, c);
    determinant *= scale;
    rows[c] = (rows[c] as number[]).map((x) => x / scale);
    for (let i = 0; i < n; i++) {
      const factor = at(rows, i, c);
      if (i !== c) rows[i] = (rows[i] as number[]).map((x, j) => x - factor * at(rows, c, j));
    }
  }
  return { inverse: rows.map((row) => row.slice(n)), determinant };
}

function at(a: Matrix, i: number, j: number): number {
  return (a[i] as readonly number[])[j] as number;
}
