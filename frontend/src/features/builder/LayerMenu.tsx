import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueLayer } from '../../api/types';
import { shape } from '../../ui/format';
import { useBench, useBenchView } from './benchContext';
import { insert } from './edit';
import { shapeAt, whyNot } from './fits';
import { focusLayer } from './focus';
import { LayerIcon } from './layerIcons';
import classes from './LayerList.module.css';
import { newLayer } from './layers';
import type { Place } from './network';

/** Every layer there is. One that does not fit stays in sight, with the reason. */
export function LayerMenu({ place }: { place: Place }) {
  const { catalogue, checked, dataset } = useBenchView();
  const { t } = useTranslation('builder');
  const changeNetwork = useBench((bench) => bench.changeNetwork);
  const network = useBench((bench) => bench.history.present.network);
  const arriving = shapeAt(network, place, checked, dataset?.input);
  const offered = catalogue.layers.filter((entry) => entry.kind !== 'output');
  const groups = [...new Set(offered.map((entry) => entry.group))];

  const add = (entry: CatalogueLayer) => {
    const layer = newLayer(entry);
    changeNetwork((stack) => insert(stack, place, layer));
    focusLayer(layer.id);
  };
  return (
    <>
      {arriving && <p className={classes.gets}>{t('add.gets', { shape: shape(arriving) })}</p>}
      {groups.map((group) => (
        <Fragment key={group}>
          <Menu.Label>{group}</Menu.Label>
          {offered
            .filter((entry) => entry.group === group)
            .map((entry) => {
              const reason = whyNot(entry, arriving);
              return (
                <Menu.Item
                  key={entry.kind}
                  aria-disabled={reason !== null || undefined}
                  closeMenuOnClick={reason === null}
                  className={classes.item}
                  leftSection={<LayerIcon icon={entry.icon} />}
                  onClick={() => {
                    if (reason === null) add(entry);
                  }}
                >
                  <span className={classes.itemName}>{entry.name}</span>
                  <span className={classes.itemWords}>{reason ?? entry.summary}</span>
                </Menu.Item>
              );
            })}
        </Fragment>
      ))}
    </>
  );
}
