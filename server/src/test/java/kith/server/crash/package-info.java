/**
 * What survives: the application and PostgreSQL are killed under load, and what was acknowledged is looked for afterwards. Also the
 * application's core without its pages, and a small partnership to load it with.
 */
package kith.server.crash;
