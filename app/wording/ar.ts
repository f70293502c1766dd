import { annotate } from './ar/annotate.ts'
import { cli } from './ar/cli.ts'
import { commands } from './ar/commands.ts'
import { formats } from './ar/formats.ts'
import { native } from './ar/native.ts'
import { problems } from './ar/problems.ts'
import { screens } from './ar/screens.ts'

/** Every message, by room: native menus and dialogs, screens, the annotate screen, commands, problems. */
export const ar = { ...native, ...screens, ...annotate, ...commands, ...formats, ...cli, ...problems }
