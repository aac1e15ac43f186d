package kith.server.identity;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys: their tables, and what is asked of a browser and answered by it. The device must have made sure who holds it, by a finger, a
 * face or a number: so a passkey is both what somebody has and what they know or are.
 */
@Repository
public class Passkeys {
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    /** @param lastUsed when it last opened Kith */
    public record Passkey(String id, String label, Instant made, Instant lastUsed) {}

    /** Whose it is. */
    public record Owner(String authority, String professional) {}

    private final JdbcTemplate jdbc;
    private final PublicKeyCredentialUserEntityRepository entities;
    private final UserCredentialRepository credentials;

    Passkeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.entities = new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
        this.credentials = new JdbcUserCredentialRepository(jdbc);
    }

    public List<Passkey> of(String authority, String professional) {
        PublicKeyCredentialUserEntity entity = entities.findByUsername(Sessions.nameOf(authority, professional));
        return entity == null
                ? List.of()
                : credentials.findByUserId(entity.getId()).stream()
                        .map(record -> new Passkey(
                                record.getCredentialId().toBase64UrlString(), record.getLabel(), record.getCreated(), record.getLastUsed()))
                        .sorted(Comparator.comparing(Passkey::made))
                        .toList();
    }

    /**
     * What a browser is asked to make.
     *
     * @param origin where its owner reaches Kith: it opens there and nowhere else
     * @param signIn as which the device shows it
     */
    @Transactional
    public PublicKeyCredentialCreationOptions offer(String authority, String professional, URI origin, String signIn) {
        Webauthn4JRelyingPartyOperations operations = operations(origin);
        operations.setCustomizeCreationOptions(options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
        PublicKeyCredentialCreationOptions made = operations.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication(authority, professional)));
        // What its device shows is what its owner knows; the name that Kith keeps tells nobody anything.
        return PublicKeyCredentialCreationOptions.builder()
                .rp(made.getRp())
                .user(ImmutablePublicKeyCredentialUserEntity.builder().id(made.getUser().getId()).name(signIn).displayName(signIn).build())
                .challenge(made.getChallenge())
                .pubKeyCredParams(made.getPubKeyCredParams())
                .timeout(made.getTimeout())
                .excludeCredentials(made.getExcludeCredentials())
                .authenticatorSelection(made.getAuthenticatorSelection())
                .attestation(made.getAttestation())
                .extensions(made.getExtensions())
                .build();
    }

    /** @return whether the browser's answer is one to what was asked, and is kept now */
    @Transactional
    public boolean keep(PublicKeyCredentialCreationOptions asked, URI origin, String answer, String label) {
        try {
            operations(origin).registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    asked,
                    new RelyingPartyPublicKey(
                            JSON.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {}), label)));
            return true;
        } catch (RuntimeException notOne) {
            return refused(notOne);
        }
    }

    /** What a browser is asked to show at sign-in, of whosoever. */
    public PublicKeyCredentialRequestOptions ask(URI origin) {
        Webauthn4JRelyingPartyOperations operations = operations(origin);
        operations.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /** Whose passkey the browser has shown, if it is one, and answers what was asked. */
    @Transactional
    public Optional<Owner> owner(PublicKeyCredentialRequestOptions asked, URI origin, String answer) {
        try {
            String name = operations(origin)
                    .authenticate(new RelyingPartyAuthenticationRequest(
                            asked, JSON.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {})))
                    .getName();
            int slash = name.lastIndexOf('/');
            return Optional.of(new Owner(name.substring(0, slash), name.substring(slash + 1)));
        } catch (RuntimeException notOne) {
            refused(notOne);
            return Optional.empty();
        }
    }

    /** What the browser sends is anybody's: whatever is wrong with it, it is no passkey. What is wrong with the database is another matter. */
    private static boolean refused(RuntimeException notOne) {
        if (notOne instanceof org.springframework.dao.DataAccessException away) {
            throw away;
        }
        return false;
    }

    /** As the page's script hands it to the browser. */
    public static String json(Object options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JacksonException impossible) {
            throw new IllegalStateException("options are always JSON", impossible);
        }
    }

    @Transactional
    public boolean takeAway(String authority, String professional, String id) {
        return jdbc.update(
                        """
                        delete from user_credentials c using user_entities e
                        where e.id = c.user_entity_user_id and e.name = ? and c.credential_id = ?
                        """,
                        Sessions.nameOf(authority, professional),
                        id)
                == 1;
    }

    public void takeAwayAll(String authority, String professional) {
        jdbc.update(
                "delete from user_credentials c using user_entities e where e.id = c.user_entity_user_id and e.name = ?",
                Sessions.nameOf(authority, professional));
    }

    private Webauthn4JRelyingPartyOperations operations(URI origin) {
        return new Webauthn4JRelyingPartyOperations(
                entities,
                credentials,
                PublicKeyCredentialRpEntity.builder().id(origin.getHost()).name("Kith").build(),
                Set.of(origin.toString()));
    }

    private static Authentication authentication(String authority, String professional) {
        return UsernamePasswordAuthenticationToken.authenticated(Sessions.nameOf(authority, professional), null, List.of());
    }
}
