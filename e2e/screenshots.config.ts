import { defineConfig } from '@playwright/test'
import tests from './playwright.config.ts'

/** `npm run screenshots` (tools/screenshots.mjs). */
export default defineConfig({ ...tests, testMatch: 'screenshots.ts', timeout: 180_000 })
