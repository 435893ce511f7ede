package org.stillmatch.server.pages;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.casework.depiction.Tone;

/// The comparison of some pictures on a page, as the service would show it and under the same policy.
final class ComparePage implements AutoCloseable {
    /// As every page of the service has it.
    private static final String CONTENT = "default-src 'self'; img-src 'self' blob: data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final TestDatabase database = TestDatabase.fresh();
    private final ConfigurableApplicationContext context;
    final Pictures pictures;

    ComparePage(Pictures pictures) {
        this.pictures = pictures;
        SpringApplication application = new SpringApplication(Parts.class);
        application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1"));
        application.addInitializers(starting -> {
            GenericApplicationContext beans = (GenericApplicationContext) starting;
            beans.registerBean(DataSource.class, database::source);
            beans.registerBean(Pictures.class, () -> pictures);
            beans.registerBean(Shown.class);
        });
        context = application.run();
    }

    URI address() {
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    /// A picture of a side.
    ///
    /// @param png the file, and with it the tone that the page believes it to have
    static final class Shot {
        final String label;
        final byte[] png;
        final boolean mayChange;
        final Tone tone;

        Shot(String label, byte[] png, boolean mayChange, Tone tone) {
            this.label = label;
            this.png = png;
            this.mayChange = mayChange;
            this.tone = tone;
        }
    }

    /// What is compared, and what was sent back.
    static final class Pictures {
        final Map<String, List<Shot>> sides;
        final BlockingQueue<String> stored = new LinkedBlockingQueue<>();
        volatile boolean broken;

        Pictures(List<Shot> left, List<Shot> right) {
            sides = Map.of("left", left, "right", right);
        }
    }

    /// As the comparison wants it.
    public record View(String label, String address, String store, int brightness, int contrast, int gamma) {}

    /// As the head of a page wants it.
    public record Link(String path, String text) {}

    @EnableAutoConfiguration
    static class Parts {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .csrf(csrf -> csrf.spa())
                    .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT)))
                    .build();
        }
    }

    /// Of a profile of its own, lest the service find it among its parts when that is tested beside it.
    @Controller
    @Profile("comparison page")
    static class Shown {
        private final Pictures pictures;

        Shown(Pictures pictures) {
            this.pictures = pictures;
        }

        @GetMapping("/comparison")
        String page(Model model) {
            model.addAttribute("path", "/examinations");
            model.addAttribute("navigation", List.of(new Link("/examinations", "Examinations")));
            model.addAttribute("left", views("left"));
            model.addAttribute("right", views("right"));
            return "examination/compared";
        }

        private List<View> views(String side) {
            List<Shot> shots = Objects.requireNonNull(pictures.sides.get(side));
            return shots.stream()
                    .map(shot -> {
                        String place = side + "/" + shots.indexOf(shot);
                        return new View(
                                shot.label,
                                "/picture/" + place,
                                shot.mayChange ? "/tone/" + place : "",
                                shot.tone.brightness(),
                                shot.tone.contrast(),
                                shot.tone.gamma());
                    })
                    .toList();
        }

        @GetMapping("/picture/{side}/{number}")
        ResponseEntity<byte[]> picture(@PathVariable("side") String side, @PathVariable("number") int number) {
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .body(Objects.requireNonNull(pictures.sides.get(side)).get(number).png);
        }

        @PostMapping(path = "/tone/{side}/{number}", consumes = "application/json")
        ResponseEntity<Void> tone(
                @PathVariable("side") String side, @PathVariable("number") int number, @RequestBody Tone tone) {
            if (pictures.broken) {
                return ResponseEntity.status(503).build();
            }
            pictures.stored.add(side + number + " " + tone.brightness() + " " + tone.contrast() + " " + tone.gamma());
            return ResponseEntity.noContent().build();
        }
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
