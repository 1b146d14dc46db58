import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useBench, useBenchView } from './benchContext';
import classes from './BlockBody.module.css';
import { addBranch, removeBranch } from './edit';
import type { LayerListProps } from './LayerList';
import type { Layer } from './network';

interface BlockBodyProps {
  block: Layer;
  name: string;
  List: ComponentType<LayerListProps>;
}

/** What a block holds: one stack beside its skip line, or one stack for each branch. */
export function BlockBody({ block, name, List }: BlockBodyProps) {
  return block.block === 'layers' ? (
    <ResidualBody block={block} name={name} List={List} />
  ) : (
    <ParallelBody block={block} name={name} List={List} />
  );
}

function ResidualBody({ block, name, List }: BlockBodyProps) {
  const { t } = useTranslation('builder');
  return (
    <div className={classes.residual} title={t('block.skip')}>
      <List
        stack={block.stacks[0] ?? []}
        parent={block.id}
        branch={0}
        label={name}
        firstLabel={t('add.inBlock', { name })}
        empty={t('block.emptyResidual')}
      />
      <span className={classes.skip} aria-hidden>
        <span className={classes.sum}>+</span>
      </span>
    </div>
  );
}

function ParallelBody({ block, name, List }: BlockBodyProps) {
  const { t } = useTranslation('builder');
  const { fixed } = useBenchView();
  const readOnly = fixed.has('layers');
  const changeNetwork = useBench((bench) => bench.changeNetwork);
  return (
    <div className={classes.parallel}>
      {block.stacks.map((stack, branch) => {
        const label = t('block.branch', { branch: branch + 1 });
        return (
          <section key={branch} aria-label={`${label}, ${name}`} className={classes.branch}>
            <div className={classes.branchHead}>
              <span>{label}</span>
              {!readOnly && block.stacks.length > 2 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  aria-label={t('block.removeBranch', { branch: branch + 1 })}
                  onClick={() => {
                    changeNetwork((network) => removeBranch(network, block.id, branch));
                  }}
                >
                  <IconTrash size={14} aria-hidden />
                </ActionIcon>
              )}
            </div>
            <List
              stack={stack}
              parent={block.id}
              branch={branch}
              label={label}
              firstLabel={t('add.inBranch', { branch: branch + 1, name })}
              empty={t('block.emptyBranch')}
            />
          </section>
        );
      })}
      {!readOnly && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            changeNetwork((network) => addBranch(network, block.id));
          }}
        >
          {t('block.addBranch')}
        </Button>
      )}
    </div>
  );
}
