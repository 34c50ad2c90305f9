import type { ReactNode } from 'react';

export default function VariablesStep(): ReactNode {
  return <h1>variables</h1>;
}
