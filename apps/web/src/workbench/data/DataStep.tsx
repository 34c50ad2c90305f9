import type { ReactNode } from 'react';

export default function DataStep(): ReactNode {
  return <h1>data</h1>;
}
