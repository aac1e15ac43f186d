/**
 * Help for whoever uses Kith: what the words mean, how the commonest things are done, the tour, what is new, the keyboard shortcuts. It
 * stands as text in {@code resources/help}, holds nothing recorded, and shows each viewer only what leads to a page that is theirs. May
 * touch the gate's viewer and the shell.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "web", "web::component", "wording"})
package kith.server.help;
