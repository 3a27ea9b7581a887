package com.mailflatrate.api.shared;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Problem;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.UserId;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Describes the interface at {@code /api/v1/openapi.json}, from the code. */
@Configuration(proxyBeanMethods = false)
class Description {

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final Map<String, Object> EXAMPLE =
            Map.of(
                    "type", "about:blank",
                    "title",
                            "This is a role address. Please give an address that belongs to a person.",
                    "status", 422,
                    "code", "ROLE_ADDRESS",
                    "errors",
                            List.of(
                                    Map.of(
                                            "field", "email",
                                            "code", "ROLE_ADDRESS",
                                            "message",
                                                    "This is a role address. Please give an address that belongs to a person.")));

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(SignedIn.class);
        for (Class<?> text :
                List.of(
                        UserId.class,
                        ContactId.class,
                        ListId.class,
                        CampaignId.class,
                        FormId.class,
                        ImportId.class,
                        OriginId.class,
                        SenderDomainId.class,
                        CaseId.class,
                        MailingId.class,
                        EmailAddress.class)) {
            SpringDocUtils.getConfig().replaceWithSchema(text, new StringSchema());
        }
    }

    @Bean
    OpenAPI interfaceDescription() {
        Components components =
                new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description(
                                                "An API key (mfr_…) or a session token from POST /api/v1/sessions."));
        ModelConverters.getInstance().read(Problem.class).forEach(components::addSchemas);
        return new OpenAPI()
                .info(
                        new Info()
                                .title("mailflatrate")
                                .version("1")
                                .description(
                                        "Permission-based e-mail marketing. Errors are RFC 9457 problems with a stable code.")
                                .license(new License().name("Apache-2.0")))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    OperationCustomizer problemsAndKeys() {
        return (operation, method) -> {
            operation.getResponses().addApiResponse("default", problem());
            if (isOpen(method)) {
                operation.setSecurity(List.of());
            }
            if (method.hasMethodAnnotation(
                    org.springframework.web.bind.annotation.PostMapping.class)) {
                idempotencyKey(operation);
            }
            return operation;
        };
    }

    private static boolean isOpen(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Open.class);
    }

    private static ApiResponse problem() {
        MediaType type =
                new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))
                        .example(EXAMPLE);
        return new ApiResponse()
                .description("What went wrong; the code is stable")
                .content(new Content().addMediaType(Problem.JSON, type));
    }

    private static void idempotencyKey(Operation operation) {
        operation.addParametersItem(
                new HeaderParameter()
                        .name("Idempotency-Key")
                        .required(false)
                        .schema(new StringSchema().maxLength(255))
                        .description(
                                "A repetition within 24 hours gets the first answer again and changes nothing."));
    }
}
