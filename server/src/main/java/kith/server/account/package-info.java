/**
 * One's own account: password, codes at sign-in, keys for one's programs, signing out everywhere. It is about whoever is signed in and about no
 * record. May touch how people prove who they are, the directory, problems and the shell.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"identity", "directory", "gate", "problem", "wording", "web", "web::component"})
package kith.server.account;
