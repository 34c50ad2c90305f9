import { decodeBase64 } from '@latent/kernel';
import { kernelBase64 } from '@latent/kernel/bytes';
import { provideKernel } from './engine/index.ts';

provideKernel(() => decodeBase64(kernelBase64));

export * from './public.ts';
