package com.mailflatrate.doors.entry;

import com.mailflatrate.doors.Problems;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Requests that the container refuses before they reach a door, such as paths that nobody can read,
 * get a problem too instead of the container's own page.
 */
@Configuration(proxyBeanMethods = false)
class BareAnswers {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsInsteadOfBarePages(
            Problems problems) {
        return factory ->
                factory.addContextCustomizers(
                        context ->
                                context.getParent().getPipeline().addValve(new Report(problems)));
    }

    private static final class Report extends ErrorReportValve {

        private final Problems problems;

        Report(Problems problems) {
            this.problems = problems;
            setShowReport(false);
            setShowServerInfo(false);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            boolean refused = response.getStatus() == 400 && response.getContentWritten() == 0;
            if (!refused || !response.setErrorReported()) {
                super.report(request, response, fault);
                return;
            }
            try {
                problems.answer(
                        new RefusedException(Code.UNREADABLE_BODY),
                        request.getRequest(),
                        response.getResponse());
                response.finishResponse();
            } catch (IOException | RuntimeException e) {
                container.getLogger().debug("a refusal could not be answered", e);
            }
        }
    }
}
