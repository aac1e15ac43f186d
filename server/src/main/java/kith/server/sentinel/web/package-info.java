/** The pages of what was held back. */
package kith.server.sentinel.web;
