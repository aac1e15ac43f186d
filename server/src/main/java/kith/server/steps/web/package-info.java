/** The pages on which a step is filled in, checked and recorded. */
package kith.server.steps.web;
