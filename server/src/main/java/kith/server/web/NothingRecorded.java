package kith.server.web;

/** Marks what a page may show without the gate: it holds nothing of any record. */
public interface NothingRecorded {}
