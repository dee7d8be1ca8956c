package dev.incidentledger.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What controllers take: callers, strict bodies, and in the query the same forms as in bodies. */
@Configuration(proxyBeanMethods = false)
class WebEdge implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new AnswerableCommand());
        interceptors.addInterceptor(new KnownParameters());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new StrictJsonConverter());
    }

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, Instant.class, text -> parsed(RequestTimes::parse, text));
        formatters.addConverter(String.class, LocalDate.class, text -> parsed(RequestTimes::parseDay, text));
        formatters.addConverter(String.class, YearMonth.class, text -> parsed(YearMonth::parse, text));
        formatters.addConverterFactory(new WireNames());
    }

    private static <T> T parsed(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException("Not of the form", invalid);
        }
    }
}
