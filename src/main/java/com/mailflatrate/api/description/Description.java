package com.mailflatrate.api.description;

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
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.UserId;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the interface at {@code /api/v1/openapi.json}, from the code. */
@Configuration(proxyBeanMethods = false)
class Description {

    private static final String BEARER = "bearer";
    private static final String ONCE = "Idempotency-Key";
    private static final String SESSIONS = "SessionController";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(SignedIn.class, PageRequest.class);
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
    Shapes shapes(ObjectMapperProvider provider) {
        return new Shapes(provider.jsonMapper());
    }

    @Bean
    OpenAPI interfaceDescription() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("mailflatrate")
                                .version("1")
                                .description(
                                        "Permission-based e-mail marketing. Errors are RFC 9457 problems with a stable code.")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        BEARER,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "An API key (mfr_…) or a session token from POST /api/v1/sessions.")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** What every call of a kind has in common. */
    @Bean
    OperationCustomizer common() {
        return (operation, method) -> {
            String controller = method.getBeanType().getSimpleName();
            operation.setOperationId(
                    StringUtils.uncapitalize(controller.replace("Controller", ""))
                            + StringUtils.capitalize(method.getMethod().getName()));
            ApiResponse done = operation.getResponses().get("200");
            if (method.getMethod().getReturnType() == ResponseEntity.class
                    && method.hasMethodAnnotation(PostMapping.class)
                    && done != null) {
                ApiResponse later = new ApiResponse().description("Still going on");
                operation.getResponses().addApiResponse("202", later.content(done.getContent()));
            }
            ApiResponse made = operation.getResponses().get("201");
            if (made != null) {
                made.addHeaderObject(
                        "Location",
                        new Header()
                                .description("Where the new resource is")
                                .schema(new StringSchema()));
            }
            if (isOpen(method)) {
                operation.setSecurity(List.of());
            }
            if (method.hasMethodAnnotation(PostMapping.class) && !controller.equals(SESSIONS)) {
                idempotencyKey(operation);
            }
            if (Arrays.stream(method.getMethodParameters())
                    .anyMatch(part -> part.getParameterType() == PageRequest.class)) {
                paging(operation);
            }
            return operation;
        };
    }

    /** Problems and examples for everything that is described. */
    @Bean
    OpenApiCustomizer problemsAndExamples(Refusals refusals) {
        return api -> {
            ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(true))
                    .referencedSchemas
                    .forEach(api.getComponents()::addSchemas);
            refusals.describe(api.getComponents());
            Samples samples = new Samples(api.getComponents().getSchemas());
            api.getPaths()
                    .forEach(
                            (path, item) ->
                                    item.readOperationsMap()
                                            .forEach(
                                                    (method, operation) -> {
                                                        refusals.of(
                                                                operation,
                                                                method.name()
                                                                        .toLowerCase(Locale.ROOT),
                                                                operation.getSecurity() != null);
                                                        examples(operation, samples);
                                                    }));
        };
    }

    private static void examples(Operation operation, Samples samples) {
        operation.getResponses().values().forEach(answer -> examples(answer.getContent(), samples));
        if (operation.getRequestBody() != null) {
            examples(operation.getRequestBody().getContent(), samples);
        }
    }

    private static void examples(@Nullable Content content, Samples samples) {
        if (content == null) {
            return;
        }
        content.values()
                .forEach(
                        type -> {
                            Schema<?> schema = type.getSchema();
                            Object sample = schema == null ? null : samples.of(schema);
                            if (sample != null
                                    && type.getExample() == null
                                    && type.getExamples() == null) {
                                type.setExample(sample);
                            }
                        });
    }

    private static boolean isOpen(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Open.class);
    }

    private static void idempotencyKey(Operation operation) {
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> ONCE.equals(one.getName()))) {
            // calls of one path that differ in the type of their body are one operation
            return;
        }
        operation.addParametersItem(
                new HeaderParameter()
                        .name(ONCE)
                        .required(false)
                        .schema(new StringSchema().maxLength(255))
                        .description(
                                "A repetition within 24 hours gets the first answer again and changes nothing."));
    }

    private static void paging(Operation operation) {
        operation.addParametersItem(
                new QueryParameter()
                        .name("limit")
                        .schema(new IntegerSchema().minimum(BigDecimal.ONE))
                        .description("How many at most; 50 when it is not said, 200 at most"));
        operation.addParametersItem(
                new QueryParameter()
                        .name("cursor")
                        .schema(new StringSchema())
                        .description("The `nextCursor` of the part before, for this list only"));
    }
}
