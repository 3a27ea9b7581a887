package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes with an id in them. A variable nobody has thought about fails the test. */
final class Routes {

    /** What stands in a path and is no id of an account's thing, with the reason. */
    private static final Map<String, String> NO_IDS =
            Map.ofEntries(
                    Map.entry("domain", "whose reports a feedback loop brings; only staff asks"),
                    Map.entry("token", "a message's token is all its bearer has; TokenDoorsTest"),
                    Map.entry("secret", "a mailed secret is all its bearer has; TokenDoorsTest"),
                    Map.entry("key", "a public form's key is on the customer's website"),
                    Map.entry("kind", "one of three texts that everybody reads"),
                    Map.entry("part", "a part of a page, beside an id"),
                    Map.entry("act", "what is done to an import, beside its id"),
                    Map.entry(
                            "field",
                            "the short name an account gave a field of its own; ContactDetailTest"),
                    Map.entry("page", "a page of a paper, beside an id"),
                    Map.entry("paper", "what is printed for the counter, beside a form's id"),
                    Map.entry("path", "a file of ours"));

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-zA-Z]+)[^}]*}");

    private Routes() {}

    record Route(String method, String path, String type, String fields) {

        String with(String id) {
            Matcher variable = VARIABLE.matcher(path);
            return variable.replaceAll(
                    found ->
                            switch (found.group(1)) {
                                case "kind" -> "terms";
                                case "part" -> "content";
                                case "page" -> "1";
                                case "act" -> "hold";
                                case "paper" -> "poster";
                                default -> id;
                            });
        }

        /** The same with another id for what stands inside the first one's thing. */
        String with(String id, String inner) {
            int last = path.lastIndexOf('{');
            return new Route(method, path.substring(0, last), type, fields).with(id)
                    + new Route(method, path.substring(last), type, fields).with(inner);
        }

        /** Whether an id stands inside another one's thing. */
        boolean isInner() {
            return VARIABLE.matcher(path)
                            .results()
                            .map(found -> found.group(1))
                            .filter(name -> name.equals("id") || name.endsWith("Id"))
                            .count()
                    > 1;
        }

        boolean isApi() {
            return path.startsWith("/api/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Every one the running service has. */
    static List<Route> of(ApplicationContext context) {
        List<Route> routes = new ArrayList<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (info, handler) -> {
                            String type =
                                    takesParts(handler)
                                            ? "multipart/form-data"
                                            : info
                                                    .getConsumesCondition()
                                                    .getConsumableMediaTypes()
                                                    .stream()
                                                    .findFirst()
                                                    .map(Object::toString)
                                                    .orElse("");
                            for (String path : info.getPatternValues()) {
                                info.getMethodsCondition().getMethods().stream()
                                        .map(
                                                method ->
                                                        new Route(
                                                                method.name(),
                                                                path,
                                                                type,
                                                                fields(handler)))
                                        .filter(Routes::carriesAnId)
                                        .forEach(routes::add);
                            }
                        });
        return routes;
    }

    /** The fields without which a form is refused before anybody looks whose it is. */
    private static String fields(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == String.class)
                .filter(
                        parameter -> {
                            RequestParam asked =
                                    parameter.getParameterAnnotation(RequestParam.class);
                            return asked != null && asked.required();
                        })
                .map(parameter -> parameter.getParameter().getName() + "=x")
                .collect(Collectors.joining("&"));
    }

    private static boolean takesParts(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .map(parameter -> parameter.getParameterType())
                .anyMatch(
                        type ->
                                type == MultipartFile.class
                                        || type == MultipartHttpServletRequest.class);
    }

    private static boolean carriesAnId(Route route) {
        Matcher variable = VARIABLE.matcher(route.path);
        boolean carries = false;
        while (variable.find()) {
            String name = variable.group(1);
            boolean id = name.equals("id") || name.endsWith("Id");
            assertThat(id || NO_IDS.containsKey(name))
                    .as(route + ": {" + name + "} is an id, or has a reason not to be one")
                    .isTrue();
            carries |= id;
        }
        return carries;
    }
}
