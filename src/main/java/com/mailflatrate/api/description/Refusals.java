package com.mailflatrate.api.description;

import com.mailflatrate.doors.Problem;
import com.mailflatrate.doors.Problems;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Reason;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which problems a call may answer, each with the problem as it would really come. */
@Component
final class Refusals {

    private static final String ANY = "Failed";

    private final Problems problems;
    private final JsonMapper json;

    Refusals(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /** Writes every problem once, for calls to point at. */
    void describe(Components components) {
        add(
                components,
                Reason.of(Code.UNREADABLE_BODY),
                "It cannot be read, or has an unknown field");
        add(components, Reason.of(Code.NOT_SIGNED_IN), "No token, or one that is not good");
        add(components, Reason.of(Code.NOT_ALLOWED), "Not with this role, scope or account");
        add(components, Reason.of(Code.NOT_FOUND), "Unknown, or another account's");
        add(components, Reason.of(Code.GONE), "Over: the link, the secret or the file");
        add(components, Reason.of(Code.WRONG_STATE), "Not in this state of things");
        add(components, Reason.of(Code.TOO_LARGE), "More than we take");
        add(components, Reason.of(Code.UNSUPPORTED_MEDIA_TYPE), "Another type of content");
        add(components, Reason.field(Code.INVALID_ADDRESS, "email"), "Refused by a rule");
        add(components, Reason.of(Code.TOO_MANY_REQUESTS), "Too often; `Retry-After` says when");
        components.addResponses(
                ANY, problem(Reason.of(Code.UNAVAILABLE), "Our fault, or not possible just now"));
    }

    private void add(Components components, Reason reason, String description) {
        components.addResponses(name(reason.code()), problem(reason, description));
    }

    private ApiResponse problem(Reason reason, String description) {
        Problem example = problems.of(List.of(reason), Language.EN);
        ApiResponse answer =
                new ApiResponse()
                        .description(description)
                        .content(
                                new Content()
                                        .addMediaType(
                                                Problem.JSON,
                                                new MediaType()
                                                        .schema(
                                                                new Schema<>()
                                                                        .$ref(
                                                                                "#/components/schemas/Problem"))
                                                        .example(
                                                                json.convertValue(
                                                                        example, Object.class))));
        if (reason.code() == Code.TOO_MANY_REQUESTS) {
            answer.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
        }
        return answer;
    }

    /** What one call may answer besides what it is for. */
    void of(Operation operation, String method, boolean open) {
        List<Code> codes = new ArrayList<>(List.of(Code.TOO_MANY_REQUESTS));
        boolean asks = operation.getParameters() != null && !operation.getParameters().isEmpty();
        if (asks || operation.getRequestBody() != null) {
            codes.addAll(List.of(Code.UNREADABLE_BODY, Code.INVALID_ADDRESS));
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(List.of(Code.UNSUPPORTED_MEDIA_TYPE, Code.TOO_LARGE));
        }
        if (!open) {
            codes.addAll(List.of(Code.NOT_ALLOWED, Code.NOT_FOUND));
        }
        if (!method.equals("get")) {
            codes.addAll(List.of(Code.WRONG_STATE, Code.INVALID_ADDRESS, Code.NOT_FOUND));
        }
        if (method.equals("post")) {
            codes.addAll(List.of(Code.NOT_ALLOWED, Code.GONE));
        }
        // a token that is not good is refused at calls too that need none
        codes.add(Code.NOT_SIGNED_IN);
        codes.stream()
                .distinct()
                .filter(code -> !operation.getResponses().containsKey(status(code)))
                .forEach(
                        code ->
                                operation
                                        .getResponses()
                                        .addApiResponse(
                                                status(code), new ApiResponse().$ref(name(code))));
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref(ANY));
    }

    private static String status(Code code) {
        return Integer.toString(code.kind().status());
    }

    private static String name(Code code) {
        String kind = code.kind().name();
        return kind.charAt(0)
                + kind.substring(1).toLowerCase(java.util.Locale.ROOT).replace("_", "");
    }
}
