import { conclude } from '../core/policy/verdict.ts';
import type { GateReport, Problem } from '../core/report/model.ts';
import { GateError, type ProblemKind, problemKinds } from '../errors.ts';
import type { GoEnvironment, Revisions } from '../ports.ts';
import type { Timings } from './stopwatch.ts';
