package com.mailflatrate.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.authenticator.AuthenticatorImpl;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads and checks what authenticators sign: challenge, origin, host, user verification, signature,
 * counter. Who made the authenticator is not asked (no attestation). Thread-safe.
 */
@Component
final class PasskeyProofs {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyProofs.class);
    private static final int LONGEST = 20_000;
    private static final List<PublicKeyCredentialParameters> ALGORITHMS =
            List.of(
                    algorithm(COSEAlgorithmIdentifier.EdDSA),
                    algorithm(COSEAlgorithmIdentifier.ES256),
                    algorithm(COSEAlgorithmIdentifier.RS256));

    private final ObjectConverter json = new ObjectConverter();
    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(json);
    private final AttestedCredentialDataConverter credentials =
            new AttestedCredentialDataConverter(json);

    /** What is kept of a passkey. */
    record Kept(byte[] credentialId, byte[] attested, long count) {}

    Optional<Kept> registration(String answer, byte[] challenge, Site site) {
        if (answer.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            RegistrationData data =
                    webAuthn.verifyRegistrationResponseJSON(
                            answer,
                            new RegistrationParameters(
                                    server(challenge, site), ALGORITHMS, true, true));
            AuthenticatorData<?> made =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData attested =
                    Objects.requireNonNull(made.getAttestedCredentialData());
            return Optional.of(
                    new Kept(
                            attested.getCredentialId(),
                            credentials.convert(attested),
                            made.getSignCount()));
        } catch (DataConversionException | VerificationException e) {
            LOG.info("a new passkey was not taken: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    Optional<byte[]> credentialId(String answer) {
        if (answer.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    webAuthn.parseAuthenticationResponseJSON(answer).getCredentialId());
        } catch (DataConversionException e) {
            return Optional.empty();
        }
    }

    /** The authenticator's counter after this signature; empty when it is not genuine. */
    Optional<Long> authentication(String answer, byte[] challenge, Kept kept, Site site) {
        AuthenticatorImpl authenticator =
                new AuthenticatorImpl(
                        credentials.convert(kept.attested()),
                        new NoneAttestationStatement(),
                        kept.count());
        try {
            AuthenticationData data =
                    webAuthn.verifyAuthenticationResponseJSON(
                            answer,
                            new AuthenticationParameters(
                                    server(challenge, site),
                                    authenticator,
                                    List.of(kept.credentialId()),
                                    true,
                                    true));
            return Optional.of(Objects.requireNonNull(data.getAuthenticatorData()).getSignCount());
        } catch (DataConversionException | VerificationException e) {
            LOG.info("a passkey did not open: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static ServerProperty server(byte[] challenge, Site site) {
        return new ServerProperty(
                new Origin(site.origin()), site.host(), new DefaultChallenge(challenge));
    }

    private static PublicKeyCredentialParameters algorithm(COSEAlgorithmIdentifier which) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, which);
    }
}
