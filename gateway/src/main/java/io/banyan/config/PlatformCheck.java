package io.banyan.config;

import io.banyan.lambda.BadFunctionName;
import io.banyan.lambda.FunctionName;
import io.banyan.lambda.Region;
import io.banyan.upstream.Platform;
import io.banyan.upstream.Platform.Secret;
import io.banyan.upstream.UpstreamUrl;
import io.banyan.written.KeySet;
import io.banyan.written.Nearest;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds what a MODERN asks beyond plain HTTP from its `url`, `lambda` and `auth`.
final class PlatformCheck {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._:/=+@ -]{1,256}");
    private static final Pattern FUNCTION_URL = Pattern.compile("[a-z0-9]+\\.lambda-url\\.([a-z0-9-]+)\\.on\\.aws");

    private final Problems problems;

    PlatformCheck(Problems problems) {
        this.problems = problems;
    }

    /// `lambda:NAME`, or the ARN of a function with or without `lambda:` before it.
    static boolean isFunction(@Nullable Written url) {
        String text = url == null ? "" : url.text().toLowerCase(Locale.ROOT);
        return text.startsWith("lambda:") || text.startsWith("arn:");
    }

    /// Where requests go; null where none was written, and after a report.
    @Nullable
    UpstreamUrl url(SideSpec side) {
        if (!isFunction(side.url())) {
            return UrlCheck.check(side.url(), problems);
        }
        SideSpec.Lambda lambda = side.lambda();
        if (lambda != null && lambda.endpoint() != null) {
            return UrlCheck.check(lambda.endpoint(), problems);
        }
        FunctionName function = function(side, false);
        Region region = function == null ? null : region(function, lambda, side.url(), false);
        return region == null ? null : UpstreamUrl.of(region.lambdaEndpoint());
    }

    /// Null = plain HTTP, and after a report.
    @Nullable
    Platform platform(SideSpec side, @Nullable UpstreamUrl url) {
        if (isFunction(side.url())) {
            return lambda(side);
        }
        SideSpec.Auth auth = side.auth();
        boolean aws = auth != null && auth.word() != null && auth.word().text().equals("aws");
        if (side.lambda() != null && (!aws || !hasRegionAlone(side.lambda()))) {
            problems.add(Rule.LAMBDA_OF_A_URL, side.lambda().line(), "modern.lambda", "");
        }
        return auth == null ? null : auth(auth, side, url);
    }

    private static boolean hasRegionAlone(SideSpec.Lambda lambda) {
        return lambda.endpoint() == null && lambda.mode() == null && lambda.tenant() == null;
    }

    private @Nullable Platform lambda(SideSpec side) {
        SideSpec.Auth auth = side.auth();
        if (auth != null && auth.word() != null && !auth.word().text().equals("aws")) {
            problems.add(Rule.AUTH_OF_LAMBDA, auth.word());
        }
        Platform.SecretHeader token = auth == null || auth.word() != null ? null : header(auth);
        FunctionName function = function(side, true);
        SideSpec.Lambda written = side.lambda();
        boolean streamed = written != null && isStreamed(written.mode());
        String tenant = written == null ? null : tenant(written.tenant());
        Region region = function == null ? null : region(function, written, side.url(), true);
        return function == null || region == null
                ? null
                : new Platform.Lambda(function, region.name(), streamed, tenant, token);
    }

    private @Nullable FunctionName function(SideSpec side, boolean report) {
        Written url = side.url();
        if (url == null) {
            return null;
        }
        String text =
                url.text().regionMatches(true, 0, "lambda:", 0, 7) ? url.text().substring(7) : url.text();
        try {
            return FunctionName.of(text);
        } catch (BadFunctionName bad) {
            if (report) {
                problems.add(Rule.FUNCTION_NAME, url, String.valueOf(bad.getMessage()));
            }
            return null;
        }
    }

    /// That of the ARN, else the written one, which must be one of AWS's; behind an endpoint any will do.
    private @Nullable Region region(
            FunctionName function, SideSpec.@Nullable Lambda lambda, @Nullable Written url, boolean report) {
        Written written = lambda == null ? null : lambda.region();
        boolean endpoint = lambda != null && lambda.endpoint() != null;
        String ofArn = function.region();
        if (written == null) {
            if (ofArn != null && !endpoint) {
                return inUrl(ofArn, "modern.lambda.endpoint", url, report);
            }
            if (endpoint) {
                return Region.any(ofArn == null ? Region.DEFAULT : ofArn);
            }
            if (report && url != null) {
                problems.add(Rule.REGION_MISSING, url, KeySet.MODERN.example("lambda"));
            }
            return null;
        }
        if (ofArn != null && !ofArn.equals(written.text())) {
            if (report) {
                problems.add(Rule.REGION_OF_ARN, written, ofArn);
            }
            return null;
        }
        Optional<Region> known = endpoint ? Optional.of(Region.any(written.text())) : Region.known(written.text());
        if (known.isEmpty() && report) {
            problems.add(Rule.REGION, written, near(written.text()));
        }
        return known.orElse(null);
    }

    /// @param newer what to write for a region that is not known yet
    private @Nullable Region inUrl(String region, String newer, @Nullable Written url, boolean report) {
        Optional<Region> known = Region.known(region);
        if (known.isEmpty() && report && url != null) {
            problems.add(Rule.REGION_IN_URL, url, region, near(region), newer);
        }
        return known.orElse(null);
    }

    private static String near(String region) {
        String near = Nearest.of(region, Region.names());
        return near == null ? "eu-west-1" : near;
    }

    private boolean isStreamed(@Nullable Written mode) {
        if (mode != null && !mode.text().equals("buffered") && !mode.text().equals("streamed")) {
            problems.add(Rule.LAMBDA_MODE, mode);
        }
        return mode != null && mode.text().equals("streamed");
    }

    private @Nullable String tenant(@Nullable Written tenant) {
        if (tenant != null && !TENANT.matcher(tenant.text()).matches()) {
            problems.add(Rule.TENANT, tenant);
        }
        return tenant == null ? null : tenant.text();
    }

    private @Nullable Platform auth(SideSpec.Auth auth, SideSpec side, @Nullable UpstreamUrl url) {
        Written word = auth.word();
        if (word == null) {
            return header(auth);
        }
        return switch (word.text()) {
            case "aws" -> signed(word, side, url);
            case "google" -> new Platform.GoogleToken();
            default -> {
                problems.add(Rule.AUTH, word);
                yield null;
            }
        };
    }

    private @Nullable Platform signed(Written word, SideSpec side, @Nullable UpstreamUrl url) {
        var ofUrl = FUNCTION_URL.matcher(url == null ? "" : url.host());
        String inUrl = ofUrl.matches() ? ofUrl.group(1) : null;
        Written written = side.lambda() == null ? null : side.lambda().region();
        Region region = null;
        if (written != null) {
            region = written.text().equals(inUrl) ? Region.any(written.text()) : signing(written);
        } else if (inUrl != null) {
            region = inUrl(inUrl, "'lambda: { region: " + inUrl + " }' beside it", side.url(), true);
        } else if (url != null) {
            problems.add(Rule.AUTH_REGION, word);
        }
        return region == null ? null : new Platform.SignedRequests(region.name());
    }

    private @Nullable Region signing(Written written) {
        Optional<Region> known = Region.known(written.text());
        if (known.isEmpty()) {
            problems.add(Rule.SIGNING_REGION, written, near(written.text()));
        }
        return known.orElse(null);
    }

    private Platform.@Nullable SecretHeader header(SideSpec.Auth auth) {
        Written name = auth.name();
        Secret secret = secret(auth.secret());
        if (name != null && (!HEADER.matcher(name.text()).matches() || ProtectedHeaders.protect(name.text()))) {
            problems.add(Rule.AUTH_HEADER_NAME, name);
            return null;
        }
        return name == null || secret == null ? null : new Platform.SecretHeader(name.text(), secret);
    }

    /// What is no place of a secret may be the secret itself, which must not come back in a message.
    private @Nullable Secret secret(@Nullable Written secret) {
        if (secret == null) {
            return null;
        }
        String text = secret.text();
        if (text.startsWith("env:") && VARIABLE.matcher(text.substring(4)).matches()) {
            return new Secret.Environment(text.substring(4));
        }
        if (text.startsWith("file:") && text.length() > 5) {
            try {
                return new Secret.File(Path.of(text.substring(5)));
            } catch (InvalidPathException noPath) {
                // told below
            }
        }
        problems.add(Rule.SECRET, new Written("...", secret.line(), secret.key()));
        return null;
    }
}
