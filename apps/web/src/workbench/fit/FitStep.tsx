import type { ReactNode } from 'react';

export default function FitStep(): ReactNode {
  return <h1>fit</h1>;
}
