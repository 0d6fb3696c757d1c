package io.banyan.function;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The key of a service account, by which Google gives ID tokens (RFC 7523 with a `target_audience`). The file is read
/// anew for each token.
record GoogleAccountFile(Path file, String audience, InstantSource clock) implements GoogleTokenSource {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HOUR = 3_600;

    @Override
    public String ask() throws IOException, InterruptedException {
        try {
            JsonNode account = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            String to = account.path("token_uri").asString("https://oauth2.googleapis.com/token");
            String body = "grant_type=" + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion="
                    + encoded(assertion(account, to));
            String said = GoogleTokenSource.said(HttpRequest.newBuilder(URI.create(to))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.ofString(body))
                    .build());
            return JSON.readTree(said).path("id_token").asString("");
        } catch (JacksonException noJson) {
            throw new IOException("it has something that is not JSON", noJson);
        } catch (JOSEException | ClassCastException noKey) {
            throw new IOException("it has no usable private_key", noKey);
        }
    }

    private String assertion(JsonNode account, String to) throws JOSEException {
        Instant now = clock.instant();
        String who = account.path("client_email").asString("");
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(account.path("private_key_id").asString(""))
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(who)
                        .subject(who)
                        .audience(to)
                        .claim("target_audience", audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(HOUR)))
                        .build());
        JWK key = JWK.parseFromPEMEncodedObjects(account.path("private_key").asString(""));
        assertion.sign(new RSASSASigner(key.toRSAKey()));
        return assertion.serialize();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String where() {
        return "the service account file " + file;
    }
}
