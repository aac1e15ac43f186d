/**
 * The command {@code kith pack manual}: a pack written out as pages that people read and print, drawn pathways included. Pages
 * are plain HTML that stands alone: no script, nothing fetched. May touch calendar, condition, pack, diff, position (for dates)
 * and words; touches files only to load packs and to write pages.
 */
package kith.procedures.manual;
