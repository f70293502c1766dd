import { annotate } from './en/annotate.ts'
import { cli } from './en/cli.ts'
import { commands } from './en/commands.ts'
import { formats } from './en/formats.ts'
import { native } from './en/native.ts'
import { problems } from './en/problems.ts'
import { screens } from './en/screens.ts'

/** Every message, by room: native menus and dialogs, screens, the annotate screen, commands, problems. */
export const en = { ...native, ...screens, ...annotate, ...commands, ...formats, ...cli, ...problems }
