/** My work, approvals, allocation, reasons. */
package kith.server.work.web;
