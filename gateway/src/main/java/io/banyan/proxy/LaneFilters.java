package io.banyan.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AddRequestHeaderGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.AddRequestParameterGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.AddResponseHeaderGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.DedupeResponseHeaderGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.GatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.PrefixPathGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RemoveRequestHeaderGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RemoveRequestParameterGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RemoveResponseHeaderGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RewriteLocationResponseHeaderGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RewritePathGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RewriteRequestParameterGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RewriteResponseHeaderGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.SecureHeadersGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.SecureHeadersProperties;
import org.springframework.cloud.gateway.filter.factory.SetPathGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.SetRequestHeaderGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.SetResponseHeaderGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.StripPrefixGatewayFilterFactory;
import org.springframework.cloud.gateway.support.ConfigurationService;
import org.springframework.cloud.gateway.support.HasRouteId;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/// Builds the filters that a route's file names, from a fixed list of Spring Cloud Gateway's factories: nothing is
/// looked up by class or bean name, and no expression is evaluated, since a file's content is not to be trusted.
final class LaneFilters {
    private static final Map<String, GatewayFilterFactory<?>> FACTORIES = Stream.<GatewayFilterFactory<?>>of(
                    new RewritePathGatewayFilterFactory(),
                    new SetPathGatewayFilterFactory(),
                    new PrefixPathGatewayFilterFactory(),
                    new StripPrefixGatewayFilterFactory(),
                    new AddRequestHeaderGatewayFilterFactory(),
                    new SetRequestHeaderGatewayFilterFactory(),
                    new RemoveRequestHeaderGatewayFilterFactory(),
                    new AddRequestParameterGatewayFilterFactory(),
                    new RemoveRequestParameterGatewayFilterFactory(),
                    new RewriteRequestParameterGatewayFilterFactory(),
                    new AddResponseHeaderGatewayFilterFactory(),
                    new SetResponseHeaderGatewayFilterFactory(),
                    new RemoveResponseHeaderGatewayFilterFactory(),
                    new RewriteResponseHeaderGatewayFilterFactory(),
                    new RewriteLocationResponseHeaderGatewayFilterFactory(),
                    new DedupeResponseHeaderGatewayFilterFactory(),
                    new SecureHeadersGatewayFilterFactory(new SecureHeadersProperties()))
            .collect(Collectors.toUnmodifiableMap(GatewayFilterFactory::name, Function.identity()));

    private static final ConfigurationService BINDING = new ConfigurationService(
            new DefaultListableBeanFactory(), ApplicationConversionService::getSharedInstance, NothingToValidate::new);

    private LaneFilters() {}

    /// Builds one route's filters, in the order written.
    ///
    /// @throws IllegalArgumentException for a name outside the list, an expression or arguments that do not bind
    static List<GatewayFilter> build(String routeId, List<String> written) {
        List<GatewayFilter> filters = new ArrayList<>();
        for (String text : written) {
            if (text.contains("#{")) {
                throw new IllegalArgumentException("expressions are not evaluated: " + text);
            }
            filters.add(new OrderedGatewayFilter(build(routeId, new FilterDefinition(text)), filters.size() + 1));
        }
        return filters;
    }

    @SuppressWarnings("unchecked")
    private static GatewayFilter build(String routeId, FilterDefinition definition) {
        GatewayFilterFactory<Object> factory = (GatewayFilterFactory<Object>) FACTORIES.get(definition.getName());
        if (factory == null) {
            throw new IllegalArgumentException(
                    "no filter '" + definition.getName() + "'; allowed are " + FACTORIES.keySet());
        }
        Object configuration = BINDING.with(factory)
                .name(definition.getName())
                .properties(definition.getArgs())
                .bind();
        if (configuration instanceof HasRouteId named) {
            named.setRouteId(routeId);
        }
        return factory.apply(configuration);
    }

    /// The files are checked before they come here.
    private static final class NothingToValidate implements Validator {
        @Override
        public boolean supports(Class<?> type) {
            return false;
        }

        @Override
        public void validate(Object target, Errors errors) {}
    }
}
