package org.stillmatch.server.service;

import java.io.Closeable;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The running service.
public final class Service implements Closeable {
    /// Name and version, as receipts state them.
    public static final String PROGRAM = "Stillmatch 0.1.0";

    private final ConfigurableApplicationContext context;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts it; answers once it takes requests.
    public static Service start(ServiceSettings settings, Clock clock) {
        SpringApplication application = new SpringApplication(Composition.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(true);
        application.setDefaultProperties(
                Map.of("server.address", settings.host(), "server.port", String.valueOf(settings.port())));
        application.addInitializers(starting -> {
            GenericApplicationContext beans = (GenericApplicationContext) starting;
            beans.registerBean(ServiceSettings.class, () -> settings);
            beans.registerBean(Clock.class, () -> clock);
        });
        return new Service(application.run());
    }

    public int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /// What the service is made of, for tests.
    public ApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
