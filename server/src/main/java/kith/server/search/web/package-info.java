/** The pages of finding. */
package kith.server.search.web;
