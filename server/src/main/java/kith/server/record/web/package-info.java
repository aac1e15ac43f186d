/** The record's own pages. */
package kith.server.record.web;
