package com.mailflatrate.web.open.form;

import com.mailflatrate.forms.HostedForms;
import com.mailflatrate.forms.Tasks;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sum against robots and the script that does it, for pages of any site. The script stands at
 * an address that stays, because it is in the pages of customers.
 */
@RestController
class TaskController {

    private static final Resource SCRIPT = new ClassPathResource("static/js/sign-up.js");

    private final HostedForms forms;
    private final Tasks tasks;

    TaskController(HostedForms forms, Tasks tasks) {
        this.forms = forms;
        this.tasks = tasks;
    }

    @GetMapping("/f/{key}/task")
    ResponseEntity<Tasks.Task> task(@PathVariable String key) {
        known(key);
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.noStore())
                .body(tasks.fresh(key));
    }

    @GetMapping("/f/{key}/form.js")
    ResponseEntity<Resource> script(@PathVariable String key) {
        known(key);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(SCRIPT);
    }

    private void known(String key) {
        if (forms.find(key).isEmpty()) {
            throw new RefusedException(Code.NOT_FOUND);
        }
    }
}
