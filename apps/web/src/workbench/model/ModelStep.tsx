import type { ReactNode } from 'react';

export default function ModelStep(): ReactNode {
  return <h1>model</h1>;
}
