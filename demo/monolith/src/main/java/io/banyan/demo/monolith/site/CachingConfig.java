package io.banyan.demo.monolith.site;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.WebContentInterceptor;

/// Pages and API answers carry an ETag (a hash of their bytes) and may be kept only if asked about again;
/// If-None-Match is answered with 304.
@Configuration(proxyBeanMethods = false)
class CachingConfig implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var revalidate = new WebContentInterceptor();
        revalidate.setCacheControl(CacheControl.noCache().cachePrivate());
        registry.addInterceptor(revalidate).excludePathPatterns("/css/**", "/js/**", "/feed", "/files/**");
    }

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/", "/api/*", "/events/*", "/groups/*", "/members/*", "/archiv");
        return registration;
    }
}
