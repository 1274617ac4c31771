import type { Plugin } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import { vendor } from './vendor.ts';

/** Minifies chunks of third-party code only: ours stays readable and its stack traces stay true. */
export function minifyVendor(): Plugin {
  return {
    name: 'minify-vendor',
    renderChunk(code, chunk) {
      const ids = chunk.moduleIds.filter((id) => !id.startsWith('\0'));
      if (ids.length === 0 || !ids.every((id) => vendor.test(id))) return null;
      const result = minifySync(chunk.fileName, code, {
        module: true,
        compress: { target: 'node20' },
        mangle: { toplevel: true },
        codegen: { removeWhitespace: true, legalComments: 'inline' },
      });
      if (result.errors.length > 0) throw new Error(result.errors.map((e) => e.message).join('\n'));
      return result.code;
    },
  };
}
