package org.stillmatch.server.web;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.json.JsonMapper;

/// Puts the parts of the door in their places.
@Configuration(proxyBeanMethods = false)
class WebSettings implements WebMvcConfigurer {
    private final ThymeleafViewResolver templates;
    private final JsonMapper json;

    WebSettings(ThymeleafViewResolver templates, JsonMapper json) {
        this.templates = templates;
        this.json = json;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Door());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(new FormReader(json)).addCustomConverter(new PageWriter(templates));
    }

    /// The letters of our own: the style sheet's are licensed to the government alone.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/font/*.ttf")
                .addResourceLocations("classpath:/org/apache/pdfbox/resources/ttf/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)));
    }

    /// Denies by default: a handler that does not say who may pass is a mistake, found before anybody asks.
    @EventListener
    void everyHandlerSaysWhoMayPass(ContextRefreshedEvent event) {
        List<String> silent =
                event.getApplicationContext().getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                        .filter(method -> method.getBeanType().getName().startsWith("org.stillmatch."))
                        .filter(method -> Door.of(method) == null)
                        .map(HandlerMethod::toString)
                        .toList();
        if (!silent.isEmpty()) {
            throw new IllegalStateException("These handlers do not say who may pass: " + silent);
        }
    }
}
