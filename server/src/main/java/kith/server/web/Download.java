package kith.server.web;

/**
 * A file on its way out.
 *
 * @param name under which the browser is to keep it
 * @param type its media type
 */
public record Download(String name, String type, byte[] content) {}
