import { parseConfig } from '../../../src/core/policy/config.ts';
import { GateError } from '../../../src/errors.ts';

/** The refusal of a configuration. */
export function faultOf(text: string, file: string): GateError {
  try {
    parseConfig(text, file);
  } catch (error) {
    if (error instanceof GateError) return error;
    throw error;
  }
  throw new Error('the configuration is valid');
}
