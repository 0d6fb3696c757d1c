package io.banyan.api;

import io.banyan.report.BackstageReport;
import io.banyan.report.CatalogReport;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is declared, what is seen, and where they differ.
@RestController
final class CatalogController {
    private final CatalogSource catalog;

    CatalogController(CatalogSource catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/api/v1/catalog")
    @Operation(
            summary =
                    "Every group, route, function and view: whose it is, when it was last seen, and what is wrong with"
                            + " it; with findings=true only those with something wrong")
    CatalogReport catalog(@RequestParam(defaultValue = "false") boolean findings) {
        return findings ? catalog.now().wrong() : catalog.now();
    }

    @GetMapping("/api/v1/catalog/backstage")
    @Operation(summary = "What is declared, group by group, as entities that Backstage reads")
    List<BackstageReport> backstage() {
        return catalog.backstage();
    }
}
