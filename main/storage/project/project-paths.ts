import { privateFolderName } from '../durable/places.ts'

/* Files of a project, relative to its folder, `/` between their parts: how the storage and its reports name them. */

export const projectFileName = 'project.hashiya'
export const codebookFileName = 'codebook.json'
export const actorsFileName = 'actors.json'
export const articlesFolder = 'articles'
export const annotationsFolder = 'annotations'
/** Keeps Git away from the private folder. */
export const privateIgnoreFile = `${privateFolderName}/.gitignore`
/** What this computer remembers of the project, whoever annotates. */
export const localFile = `${privateFolderName}/local.json`

export function articleFile(article: string): string {
  return `${articlesFolder}/${article}.json`
}

export function setFile(article: string, annotator: string): string {
  return `${annotationsFolder}/${annotator}/${article}.json`
}

/** Where the storage keeps the edits of an annotator's sets that are not in their files yet: a folder for each file. */
export function journalsOf(annotator: string): string {
  return `${privateFolderName}/journals/${annotationsFolder}/${annotator}`
}

export function historyFile(annotator: string): string {
  return `${privateFolderName}/undo/${annotator}.json`
}

export function viewFile(annotator: string): string {
  return `${privateFolderName}/view/${annotator}.json`
}

export function cacheFile(annotator: string): string {
  return `${privateFolderName}/cache/${annotator}.json`
}

export function annotatorLock(annotator: string): string {
  return `${privateFolderName}/locks/annotator-${annotator}.lock`
}

/** Held for the moments in which a file is written that annotators share. */
export const sharedLock = `${privateFolderName}/locks/shared.lock`
