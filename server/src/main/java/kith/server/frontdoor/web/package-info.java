/** The front door's pages. */
package kith.server.frontdoor.web;
