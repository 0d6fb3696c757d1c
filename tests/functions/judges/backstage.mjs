// Reads entities as Backstage's catalogue does: one JSON object a line in; `good`, or what is wrong with it, out.
import { createInterface } from 'node:readline';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  entityEnvelopeSchemaValidator,
  entitySchemaValidator,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';

const kinds = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
};
const policies = [new SchemaValidEntityPolicy(), new NoForeignRootFieldsEntityPolicy(), new FieldFormatEntityPolicy()];

async function judged(text) {
  try {
    const entity = JSON.parse(text);
    entityEnvelopeSchemaValidator()(entity);
    entitySchemaValidator()(entity);
    for (const policy of policies) await policy.enforce(structuredClone(entity));
    if (!(await kinds[entity.kind].check(entity))) return `no ${entity.kind}`;
    parseEntityRef(entity.spec.owner, { defaultKind: 'Group', defaultNamespace: 'default' });
    return 'good';
  } catch (wrong) {
    return String(wrong);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log((await judged(line)).replaceAll('\n', ' '));
}
