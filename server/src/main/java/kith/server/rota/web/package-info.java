/** The pages on which managers say who is away, and who is on duty. */
package kith.server.rota.web;
