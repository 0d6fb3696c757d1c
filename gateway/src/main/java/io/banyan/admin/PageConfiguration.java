package io.banyan.admin;

import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Serves the operator's page, exactly the files of `PageFiles`, to GET and HEAD. Boot's own handling of static files
/// is off (`banyan.yaml`), so that nothing on the class path is served by accident.
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    @Bean
    PageFiles pageFiles() {
        return PageFiles.load();
    }

    @Bean
    OpenPaths pagePaths(PageFiles files) {
        return new OpenPaths(files.paths());
    }

    @Bean
    RouterFunction<ServerResponse> operatorsPage(PageFiles files) {
        RequestPredicate known =
                request -> reads(request) && files.file(request.path()).isPresent();
        return RouterFunctions.route(
                known, request -> answer(request, files.file(request.path()).orElseThrow()));
    }

    private static boolean reads(ServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    private static Mono<ServerResponse> answer(ServerRequest request, PageFile file) {
        return request.checkNotModified(file.etag()).switchIfEmpty(Mono.defer(() -> whole(request, file)));
    }

    private static Mono<ServerResponse> whole(ServerRequest request, PageFile file) {
        ServerResponse.BodyBuilder answer = ServerResponse.ok();
        file.headers().forEach(answer::header);
        if (takesGzip(request.headers().header(HttpHeaders.ACCEPT_ENCODING))) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").bodyValue(file.gzip());
        }
        return answer.bodyValue(file.plain());
    }

    /// `gzip;q=0` refuses it; nobody sends that, but it is cheap to obey.
    static boolean takesGzip(List<String> acceptEncoding) {
        return acceptEncoding.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.equals("gzip") || (coding.startsWith("gzip;q=") && !coding.endsWith("=0")));
    }
}
